// The journeys with a PostgreSQL server and Redis: one process reads the mailboxes, two work.
import { journeys } from './support/journeys/all.ts';

journeys('server');
