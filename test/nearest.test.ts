import { describe, expect, it } from 'vitest';
import { nearest } from '../src/nearest.ts';

const KEYS = ['business', 'mailboxes', 'people', 'storage', 'rules', 'digest', 'responseTarget'];

describe('nearest', () => {
  it.each([
    ['bussiness', 'business'],
    ['mailbox', 'mailboxes'],
    ['poeple', 'people'],
    ['Storage', 'storage'],
    ['responsetarget', 'responseTarget'],
    ['rule', 'rules'],
  ])('%s is meant to be %s', (word, meant) => {
    expect(nearest(word, KEYS)).toBe(meant);
  });

  it('is silent when nothing is near', () => {
    expect(nearest('kaffee', KEYS)).toBeNull();
    expect(nearest('', KEYS)).toBeNull();
    expect(nearest('rules', [])).toBeNull();
  });

  it('counts a swap of neighbours as one slip', () => {
    expect(nearest('teh', ['the'])).toBe('the');
  });

  it('prefers the nearest, and the first of two equally near', () => {
    expect(nearest('form', ['from', 'forma'])).toBe('from');
    expect(nearest('levle', ['lever', 'level'])).toBe('level');
  });

  it('compares no endless word', () => {
    expect(nearest('a'.repeat(1_000_000), KEYS)).toBeNull();
  });
});
