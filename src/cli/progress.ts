import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a piece of work is. */
export interface Progress {
  show(name: string, done: number, total: number): void;
  end(): void;
}

/** A bar on a terminal; elsewhere one plain line when a piece begins and when it has ended. Both on standard error. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: NodeJS.WriteStream): Progress {
  const format = '{name}  {bar}  {value} of {total}';
  const single = new SingleBar({ format, stream, hideCursor: true, clearOnComplete: true }, Presets.shades_classic);
  let current: string | undefined;
  return {
    show(name, done, total) {
      if (name !== current) {
        if (current !== undefined) single.stop();
        single.start(total, done, { name });
        current = name;
      } else single.update(done);
    },
    end() {
      if (current !== undefined) single.stop();
      current = undefined;
    },
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  let current: string | undefined;
  return {
    show(name, done, total) {
      if (name !== current) stream.write(`${name}: ${total} changes to make\n`);
      if (done === total) stream.write(`${name}: done\n`);
      current = name;
    },
    end() {
      current = undefined;
    },
  };
}
