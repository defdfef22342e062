import { readFile } from 'node:fs/promises';
import { type Kommune, kommuneTitle } from '../domain/kommuner.js';
import { InputError } from '../extracts/problems.js';
import { contrastFaults, nearestAccent, withAccent } from '../formats/contrast.js';
import { LEAST_HUE, warningLike } from '../formats/hue.js';
import { pictureFault } from '../formats/picture.js';
import type { Theme } from '../formats/theme.js';
import type { Sender } from '../report/frame/sender.js';
import { CONFIG_FILE, type Config } from './config.js';

/**
 * Who sends the reports out, by the configuration: else each kommune its own, and nobody one about the whole country.
 * @throws {InputError} for a logo that cannot be read or shown.
 */
export async function sendersOf(config: Config): Promise<(kommune: Kommune | undefined) => Sender> {
  const image = config.logo === undefined ? undefined : await readLogo(config.logo);
  return (kommune) => {
    const publisher = config.publisher ?? (kommune ? kommuneTitle(kommune) : '');
    return {
      publisher,
      ...(config.unit === undefined ? {} : { unit: config.unit }),
      ...(config.contact === undefined ? {} : { contact: config.contact }),
      ...(config.drawn === undefined ? {} : { drawn: config.drawn }),
      ...(config.nextUpdate === undefined ? {} : { nextUpdate: config.nextUpdate }),
      ...(image ? { logo: { image, alt: publisher === '' ? 'Logo' : `Logo: ${publisher}` } } : {}),
    };
  };
}

async function readLogo(path: string): Promise<Buffer> {
  let image: Buffer;
  try {
    image = await readFile(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    throw new InputError(`${CONFIG_FILE}: the logo ${path} cannot be read (${reason})`);
  }
  const fault = pictureFault(image);
  if (fault !== undefined) throw new InputError(`${CONFIG_FILE}: the logo ${path} ${fault}`);
  return image;
}

/** The theme in the configuration's accent colour. @throws {InputError} for one that is hard to read in print, or looks like a warning. */
export function themeOf(config: Config, theme: Theme): Theme {
  if (config.accent === undefined) return theme;
  const own = withAccent(theme, config.accent);
  const [fault] = contrastFaults(own);
  const warning = fault ? undefined : warningLike(own);
  if (warning)
    throw new InputError(
      `${CONFIG_FILE}: the accent ${config.accent} would be taken for ${warning.color}, the colour of what is missed: their hues are ` +
        `${Math.floor(warning.apart)}° apart and need ${LEAST_HUE}°; choose a colour less red, as ${theme.colors.accent}`,
    );
  if (!fault) return own;
  const found = fault.contrast.toFixed(1);
  throw new InputError(
    `${CONFIG_FILE}: the accent ${config.accent} is too light to read: ${fault.color} on ${fault.on} has a contrast of ` +
      `${found}:1 and needs ${fault.least}:1; the nearest that will do is ${nearestAccent(theme, config.accent)}`,
  );
}
