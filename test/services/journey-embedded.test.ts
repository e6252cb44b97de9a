// The journeys with everything in one directory: embedded PostgreSQL, which is the queue as well.
import { journeys } from './support/journeys/all.ts';

journeys('embedded');
