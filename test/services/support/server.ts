// The suites that stand on SQL, on the PostgreSQL server of up.sh instead of the embedded one.
import type { TestProject } from 'vitest/node';
import { provideServer } from '../../support/postgres.ts';
import { service } from './services.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  return provideServer(project, { url: service('POSTGRES_URL'), close: async () => undefined });
}
