/** Progress on standard error: one line that changes on a terminal, a plain line a step otherwise. */
export interface Progress {
  /** A step is done. @param line what it was, for a log. */
  at(done: number, total: number, line: string): void;
  /** Prints something else, which stands above the line. */
  above(print: () => void): void;
  end(): void;
}

/** So many minutes and seconds: `1:05`. */
const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** How far a run is, how quick, and how long it will take: `12 of 98, 3.1 a second, 0:28 left`. */
export function progressText(done: number, total: number, seconds: number): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const left = rate > 0 ? `, ${rate.toFixed(1)} a second, ${clock((total - done) / rate)} left` : '';
  return `${done} of ${total}${left}`;
}

/** @param stream where it is shown. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr): Progress {
  const started = performance.now();
  let shown = '';
  const clear = () => {
    if (shown !== '') stream.write('\r\u001b[K');
  };
  const show = (text: string) => {
    clear();
    stream.write(text);
    shown = text;
  };
  if (!stream.isTTY)
    return {
      at: (done, total, line) => stream.write(`${done}/${total} ${line}\n`),
      above: (print) => print(),
      end: () => {},
    };
  return {
    at: (done, total) => show(progressText(done, total, (performance.now() - started) / 1000)),
    above: (print) => {
      const text = shown;
      clear();
      shown = '';
      print();
      if (text !== '') show(text);
    },
    end: () => {
      clear();
      shown = '';
    },
  };
}
