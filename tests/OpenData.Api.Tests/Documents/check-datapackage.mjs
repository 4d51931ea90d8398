// Checks a data package descriptor, read from standard input, against the published profile of tabular data packages,
// and writes the errors found. The npm package knows version 1 of the profiles; what version 2 has added is put into its words.
import { readFileSync } from 'node:fs';
import datapackage from 'datapackage';

const descriptor = JSON.parse(readFileSync(0, 'utf8'));
descriptor.profile = descriptor.resources.every(resource => resource.schema) ? 'tabular-data-package' : 'data-package';
for (const resource of descriptor.resources) {
  if (!resource.schema) continue;
  if (resource.type !== 'table') console.log(`${resource.name} has a schema and is no table`);
  resource.profile = 'tabular-data-resource';
  for (const field of resource.schema.fields) {
    if (field.type !== 'list') continue;
    if (!field.delimiter) console.log(`${field.name} is a list without a delimiter`);
    field.type = 'string';
  }
}

const { valid, errors } = await datapackage.validate(descriptor);
if (!valid) for (const error of errors) console.log(error.message);
