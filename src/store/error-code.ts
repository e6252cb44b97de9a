/** The `code` of a thrown error: of Node (`EEXIST`) or of PostgreSQL (SQLSTATE, `28P01`); else ''. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
