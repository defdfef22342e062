import { type StoredEdition, verifyArchive } from './archive/archive.js';

/** Which editions are to be listed. */
export interface EditionsRequest {
  archive: string;
  /** All of them when left out. */
  kommune?: { code: number } | undefined;
}

/** The editions of an archive, verified. Those that cannot be read are listed whosever they are. @throws {import('../extracts/problems.js').InputError} when there is no archive. */
export async function listEditions({ archive, kommune }: EditionsRequest): Promise<StoredEdition[]> {
  const all = await verifyArchive(archive);
  return all.filter(({ edition }) => !kommune || !edition || edition.kommune?.code === kommune.code);
}
