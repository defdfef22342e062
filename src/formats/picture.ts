/** Largest picture that is taken, in bytes: it travels in every report. */
const LARGEST = 200_000;

/** Why a file cannot stand in a PDF/A report as a picture, or `undefined` when it can. */
export function pictureFault(file: Buffer): string | undefined {
  if (file.length > LARGEST)
    return `has ${Math.round(file.length / 1000)} KB; make it smaller than ${LARGEST / 1000} KB`;
  if (isPng(file)) {
    return isWholePng(file) ? undefined : 'is a PNG file that breaks off; save it again';
  }
  const jpeg = jpegComponents(file);
  if (jpeg === undefined) return 'is neither PNG nor JPEG; save it as one of them';
  return jpeg === 4 ? 'is a JPEG file in CMYK; save it in RGB, as archives want it' : undefined;
}

const isPng = (file: Buffer): boolean => file.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n';

/** Whether a PNG's chunks follow each other to its end chunk. */
function isWholePng(file: Buffer): boolean {
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.subarray(at + 4, at + 8).toString('latin1') === 'IEND') return true;
    at += 12 + length;
  }
  return false;
}

/** Colour components of a JPEG: 1 grey, 3 colours, 4 CMYK; `undefined` when the file is no whole JPEG. */
function jpegComponents(file: Buffer): number | undefined {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 10 <= file.length && file[at] === 0xff; ) {
    const marker = file[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return file[at + 9];
    at += 2 + file.readUInt16BE(at + 2);
  }
  return undefined;
}
