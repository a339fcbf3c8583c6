// Holds what `kubectl kustomize` makes against the schemas of Kubernetes, Knative and KEDA, as others publish them:
//
//   cd "$(mktemp -d)" && npm i @kubernetes-models/keda@2.0.0 @kubernetes-models/knative@4.0.0 kubernetes-models@5.1.0 yaml@2
//   kubectl kustomize REPOSITORY/infra/kubernetes/base | node REPOSITORY/infra/kubernetes/validate.mjs
//
// RabbitMQ's own kinds have no schemas there and are only counted.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const roots = ["kubernetes-models", "@kubernetes-models/knative", "@kubernetes-models/keda"];
const modules = join(process.cwd(), "node_modules");
const load = (...path) => import(pathToFileURL(join(modules, ...path)).href);
const { parseAllDocuments } = await load("yaml", "dist", "index.js");

async function model(apiVersion, kind) {
  for (const root of roots) {
    if (existsSync(join(modules, root, apiVersion, `${kind}.js`))) {
      return (await load(root, apiVersion, `${kind}.js`))[kind];
    }
  }
  return undefined;
}

let valid = 0;
const unknown = new Map();
let failed = 0;
for (const document of parseAllDocuments(readFileSync(0, "utf8"))) {
  const object = document.toJS();
  const name = `${object.apiVersion} ${object.kind} ${object.metadata.name}`;
  const Model = await model(object.apiVersion, object.kind);
  if (!Model) {
    unknown.set(`${object.apiVersion} ${object.kind}`, (unknown.get(`${object.apiVersion} ${object.kind}`) ?? 0) + 1);
    continue;
  }
  try {
    new Model(object).validate();
    valid++;
  } catch (e) {
    failed++;
    console.error(`${name}: ${e.message}`);
  }
}
console.log(`${valid} valid, ${failed} not`);
for (const [kind, count] of unknown) console.log(`no schema: ${count} of ${kind}`);
process.exit(failed ? 1 : 0);
