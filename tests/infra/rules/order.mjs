// What has to be there before what, where no expression says so.

/** Inside one template: the second before the first. */
const orders = [
  ['main.bicep', 'functions', 'roles'],
  ['modules/frontdoorroute.bicep', 'route', 'origin'],
  ['modules/storage.bicep', 'dataLifecycle', 'dataBlobs'],
];

export function checkOrders(project, deployments) {
  for (const [file, later, earlier] of orders) {
    const deployment = deployments.get(file);
    const [first, second] = [later, earlier].map(name => deployment?.symbols.get(name));
    if (!first || !second) project.tell(file, 1, `'${later}' or '${earlier}' is not there: tests/infra/rules/order.mjs asks for their order`);
    else if (!deployment.usedBy(first).has(second)) project.tell(file, first.line, `'${later}' has to wait for '${earlier}'`);
  }
}

/** Between modules: one that looks up an existing resource has to wait for the module that makes it. */
export function checkOrder(expanded) {
  const moduleOf = new Map(expanded.main.declarations('module').map(module => [expanded.project.pathFrom('main.bicep', module.path), module]));
  for (const existing of expanded.existing) {
    const maker = expanded.resources.find(({ id }) => id === existing.id) ?? expanded.resources.find(({ id }) => existing.id.startsWith(`${id}/`));
    const [user, needed] = [moduleOf.get(existing.file), moduleOf.get(maker?.file)];
    if (!maker) expanded.tell(existing, `no module makes the existing ${existing.symbol}`);
    else if (user !== needed && !expanded.main.usedBy(user).has(needed)) {
      expanded.tell({ file: 'main.bicep', line: user.line }, `'${user.name}' has to wait for '${needed.name}'`);
    }
  }
}
