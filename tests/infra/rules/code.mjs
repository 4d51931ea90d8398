// The names that the code and the templates share, as the code has them. Read from the sources: building them would take longer
// than everything else here.

/**
 * @param texts path → text of every C# file below src/
 */
export function namesInCode(texts) {
  const connection = texts.get('src/OpenData.Storage/StorageConnection.cs') ?? '';
  const functions = [...texts].filter(([path]) => path.startsWith('src/OpenData.Functions/')).flatMap(([, text]) => functionsIn(text));
  return {
    containers: all(connection, /GetBlobContainerClient\(prefix \+ "(\w+)"\)/g),
    tables: all(connection, /GetTableClient\(prefix \+ "(\w+)"\)/g),
    connection: /const string Setting = "(\w+)"/.exec(connection)?.[1],
    /** What the connection reads below its setting, such as blobServiceUri. */
    connectionParts: [...new Set([...all(connection, /section\["(\w+)"\]/g), ...all(connection, /Address\("(\w+)"\)/g)])],
    settings: [...texts.values()].flatMap(text => [...all(text, /const string \w*Setting = "(\w+)"/g), ...all(text, /Trigger\("%(\w+)%"/g)]),
    /** Settings that a trigger names between percent signs: without them the function is not there. */
    triggerSettings: [...texts.values()].flatMap(text => all(text, /Trigger\("%(\w+)%"/g)),
    functions,
    routes: functions.flatMap(({ route }) => (route === null ? [] : [route])),
    /** Metrics, and what tells their series apart. */
    measured: [...texts.values()].flatMap(text => [
      ...all(text, /\.Create(?:Counter|Histogram|ObservableGauge)(?:<\w+>)?\(\s*"([\w.]+)"/g),
      ...all(text, /new KeyValuePair<string, object\?>\("([\w.]+)"/g),
    ]),
    events: [...texts.values()].flatMap(eventsIn),
    states: /enum IngestionState\s*\{([^}]*)\}/s.exec([...texts.values()].join('\n'))?.[1].match(/^\s*[A-Z]\w*/gm)?.map(name => name.trim()) ?? [],
  };
}

const all = (text, pattern) => [...text.matchAll(pattern)].map(match => match[1]);

function functionsIn(text) {
  return text.split(/(?=\[Function\()/).slice(1).map(part => ({
    name: /\[Function\("(\w+)"\)\]/.exec(part)?.[1],
    route: /HttpTrigger\([^\]]*?Route\s*=\s*"([^"]*)"/s.exec(part)?.[1] ?? null,
    blob: /BlobTrigger\("([^"]+)"/.exec(part)?.[1] ?? null,
    fromEventGrid: /BlobTriggerSource\.EventGrid/.test(part),
    queue: /QueueTrigger\("([^"]+)"/.exec(part)?.[1] ?? null,
    schedule: /TimerTrigger\("([^"]+)"/.exec(part)?.[1] ?? null,
  }));
}

/** Log messages: of which category, with which id, message and named values. */
function eventsIn(text) {
  const space = /^namespace ([\w.]+);/m.exec(text)?.[1];
  const type = /\b(?:class|record|struct) (\w+)/.exec(text)?.[1];
  return [...text.matchAll(/\[LoggerMessage\(([^\]]*)\)\]/gs)].map(([, inside]) => {
    const message = /Message = "([^"]*)"/.exec(inside.replace(/"\s*\+\s*"/g, ''))?.[1] ?? '';
    return { category: `${space}.${type}`, id: /EventId = (\d+)/.exec(inside)?.[1] ?? '0', message, values: all(message, /\{(\w+)/g) };
  });
}
