// What a set of parameters would deploy, and how to find one's way in it.

import { Deployment } from '../language/deployment.mjs';
import { toJson } from '../language/values.mjs';

export class Expanded {
  /**
   * Runs main.bicep, and then eventsubscription.bicep with the outputs that infra/deploy hands on.
   * @param given name → value
   */
  constructor(project, given) {
    this.project = project;
    const main = new Deployment(project, 'main.bicep', given).run();
    const names = ['functionAppName', 'systemTopicName', 'hostAccountName', 'deadLetterContainerName', 'eventsIdentityId'];
    const handedOn = new Map(names.filter(name => main.outputs.has(name)).map(name => [name, main.outputs.get(name)]));
    const subscription = new Deployment(project, 'eventsubscription.bicep', handedOn).run();
    this.outputs = Object.fromEntries([...main.outputs].map(([name, value]) => [name, toJson(value)]));
    this.main = main;
    this.existing = main.existing.map(resource => ({ ...resource, id: toJson(resource.id) }));
    this.resources = [...main.resources, ...subscription.resources].map(resource => ({
      ...resource,
      id: toJson(resource.id),
      name: toJson(resource.name),
      scopeId: toJson(resource.scopeId),
      properties: toJson(resource.body.get('properties') ?? new Map()),
      all: toJson(resource.body),
    }));
  }

  /** Whether the app runs on Flex Consumption; else on a dedicated plan. */
  get isFlex() {
    return this.one('Microsoft.Web/serverfarms')?.all.sku?.name === 'FC1';
  }

  of(type) {
    return this.resources.filter(resource => resource.type === type);
  }

  /** All of a type below a resource. */
  below(resource, type) {
    return this.of(type).filter(({ id }) => resource && id.startsWith(`${resource.id}/`));
  }

  one(type, fits = () => true) {
    return this.of(type).find(fits);
  }

  get app() {
    return this.one('Microsoft.Web/sites');
  }

  /** The storage account with that output name. */
  account(output) {
    return this.one('Microsoft.Storage/storageAccounts', ({ name }) => name === this.outputs[output]);
  }

  get settings() {
    const list = this.app?.properties.siteConfig?.appSettings;
    return Array.isArray(list) ? Object.fromEntries(list.map(({ name, value }) => [name, value])) : {};
  }

  tell(resource, message) {
    this.project.tell(resource?.file ?? 'main.bicep', resource?.line ?? 1, message);
  }
}
