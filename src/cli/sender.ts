import { readFile } from 'node:fs/promises';
import type { Logo } from '../document/model.js';
import { InputError } from '../extracts/problems.js';
import { contrastFaults, nearestAccent, withAccent } from '../formats/contrast.js';
import { pictureFault } from '../formats/picture.js';
import type { Theme } from '../formats/theme.js';
import type { Sender } from '../report/frame/sender.js';
import { CONFIG_FILE, type Config } from './config.js';

/**
 * Who sends the reports out, by the configuration.
 * @param publisher who does when the configuration names nobody.
 * @throws {InputError} for a logo that cannot be read or shown.
 */
export async function senderOf(config: Config, publisher: string): Promise<Sender> {
  const sender = {
    publisher: config.publisher ?? publisher,
    ...(config.unit === undefined ? {} : { unit: config.unit }),
    ...(config.contact === undefined ? {} : { contact: config.contact }),
  };
  if (config.logo === undefined) return sender;
  return { ...sender, logo: await readLogo(config.logo, `Logo: ${sender.publisher}`) };
}

async function readLogo(path: string, alt: string): Promise<Logo> {
  let image: Buffer;
  try {
    image = await readFile(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    throw new InputError(`${CONFIG_FILE}: the logo ${path} cannot be read (${reason})`);
  }
  const fault = pictureFault(image);
  if (fault !== undefined) throw new InputError(`${CONFIG_FILE}: the logo ${path} ${fault}`);
  return { image, alt };
}

/** The theme in the configuration's accent colour. @throws {InputError} for one that is hard to read in print. */
export function themeOf(config: Config, theme: Theme): Theme {
  if (config.accent === undefined) return theme;
  const own = withAccent(theme, config.accent);
  const [fault] = contrastFaults(own);
  if (!fault) return own;
  const found = fault.contrast.toFixed(1);
  throw new InputError(
    `${CONFIG_FILE}: the accent ${config.accent} is too light to read: ${fault.color} on ${fault.on} has a contrast of ` +
      `${found}:1 and needs ${fault.least}:1; the nearest that will do is ${nearestAccent(theme, config.accent)}`,
  );
}
