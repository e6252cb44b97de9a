/** Where the embedded server's keeper says what it does; a pino logger fits. */
export interface Log {
  info(words: string): void;
  warn(words: string): void;
  error(words: string): void;
}
