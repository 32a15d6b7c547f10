// Monaco asks for a worker by label. The files lie beside main.js (build.mjs), never on another host.
const FILES: Readonly<Record<string, string>> = {
  graphql: './graphql.worker.js',
  json: './json.worker.js',
};

window.MonacoEnvironment = {
  getWorker: (_workerId, label) =>
    new Worker(new URL(FILES[label] ?? './editor.worker.js', import.meta.url), { type: 'module', name: label }),
};

export {};
