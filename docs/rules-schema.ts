// `npm run schema`: writes rules/routing.schema.json from the tables that the rules' parser reads by.
import { writeFileSync } from 'node:fs';
import { rulesJsonSchema } from '../src/rules/json-schema.ts';

const file = new URL('../rules/routing.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(rulesJsonSchema(), null, 2)}\n`);
