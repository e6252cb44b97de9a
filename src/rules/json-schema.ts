// The rules' language as a JSON Schema (draft 7), for editors: from the tables that the parser reads by.
// It can't say all that the parser does: people's names, contradictions, and that `otherwise` is the end.
import { TOPICS } from '../insight/insight.ts';
import { FACT_NAMES, type FactName, type FactType, factType } from './facts.ts';
import { LONGEST_NAME, type RULE_KEYS } from './parse.ts';
import {
  LABEL_SHAPE,
  LONGEST_HINT,
  MOST_LABELS,
  MOST_TOPICS,
  TARGET_SHAPE,
} from './parse-actions.ts';
import { MOST_WORDS } from './parse-conditions.ts';
import { BOUNDS, PRIORITIES, TARGETS } from './schema.ts';

type Schema = Readonly<Record<string, unknown>>;

export function rulesJsonSchema(): Schema {
  const rule = { ...ACTIONS, rule: NAME, when: whenSchema() };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Rules of Kulanz',
    description:
      'Read from the top; the first rule that fits wins. See README.md beside this file.',
    type: 'array',
    minItems: 1,
    definitions: Object.fromEntries(FACT_NAMES.flatMap(wordDefinition)),
    items: {
      type: 'object',
      // Tells an editor which of the two is being written, before it is complete.
      ...either(
        { required: ['otherwise'] },
        object({ ...ACTIONS, otherwise: OTHERWISE }, ['otherwise', 'assign']),
        object(rule, ['rule', 'when', 'assign']),
      ),
    },
  };
}

/** JSON Schema's `if`, `then`, `else`. An object with a `then` of its own would be taken for a promise. */
function either(condition: Schema, yes: Schema, no: Schema): Schema {
  return Object.fromEntries([
    ['if', condition],
    ['then', yes],
    ['else', no],
  ]);
}

const NAME: Schema = {
  type: ['string', 'number', 'boolean'],
  minLength: 1,
  maxLength: LONGEST_NAME,
  description: 'The name of the rule, shown with every decision.',
};

const OTHERWISE: Schema = {
  type: ['string', 'number', 'boolean', 'null'],
  maxLength: LONGEST_NAME,
  description: 'The last rule of routing.yaml: it takes all that is left.',
};

const ACTIONS: Readonly<
  Record<Exclude<(typeof RULE_KEYS)[number], 'rule' | 'otherwise' | 'when'>, Schema>
> = {
  assign: {
    description: 'Who answers: owner, best, or the id of a person.',
    anyOf: [{ enum: ['owner', 'best'] }, { type: 'string', minLength: 1 }],
  },
  alert: { enum: ['owner'], description: 'A mail to the owner at once.' },
  target: {
    description: 'Answer within: one of responseTarget, or business time such as 4h.',
    anyOf: [{ enum: TARGETS }, { type: 'string', pattern: TARGET_SHAPE }],
  },
  priority: { enum: PRIORITIES, description: 'The order in lists.' },
  topic: {
    description: 'What the case is about because this rule says so.',
    anyOf: oneOrMore({ enum: TOPICS }, MOST_TOPICS),
  },
  label: {
    description: 'A word of your own on the case.',
    anyOf: oneOrMore({ type: 'string', pattern: LABEL_SHAPE }, MOST_LABELS),
  },
  hint: {
    type: 'string',
    pattern: '\\S',
    maxLength: LONGEST_HINT,
    description: 'A sentence for whoever answers.',
  },
};

function whenSchema(): Schema {
  const facts = FACT_NAMES.map(name => [name, factSchema(name)] as const);
  return {
    ...object(Object.fromEntries(facts), []),
    minProperties: 1,
    description: 'All of these must hold.',
  };
}

function factSchema(name: FactName): Schema {
  const type = factType(name);
  const description = `For example: ${type.example}`;
  if (type.type === 'yes-no') return { type: 'boolean', description };
  if (type.type === 'number') return { anyOf: numberSchemas(type), description };
  const list = oneOrMore({ $ref: `#/definitions/${name}` }, MOST_WORDS);
  const operators = type.type === 'words' ? ['not', 'all'] : ['not'];
  const asked = operators.map(operator => object({ [operator]: { anyOf: list } }, [operator]));
  return { anyOf: [...list, ...asked], description };
}

function numberSchemas(type: FactType & { type: 'number' }): Schema[] {
  const number = {
    type: type.whole ? 'integer' : 'number',
    minimum: type.from,
    maximum: type.to,
  };
  const bounds = Object.fromEntries(BOUNDS.map(bound => [bound, number]));
  return [number, { ...object(bounds, []), minProperties: 1 }];
}

/** What a fact's words may be, said once. */
function wordDefinition(name: FactName): [string, Schema][] {
  const type = factType(name);
  return type.type === 'yes-no' || type.type === 'number' ? [] : [[name, wordSchema(type)]];
}

function wordSchema(type: Exclude<FactType, { type: 'yes-no' | 'number' }>): Schema {
  if (type.type === 'free') return { type: 'string', pattern: type.shape };
  return { enum: type.type === 'words' ? [...type.words, 'any', 'none'] : type.words };
}

function oneOrMore(one: Schema, most: number): Schema[] {
  return [one, { type: 'array', items: one, minItems: 1, maxItems: most }];
}

function object(properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}
