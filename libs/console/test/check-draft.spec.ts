import { describe, expect, it } from 'vitest';
import { complaintsOf, shownInputs } from '../src/credentials/form/check-draft.js';
import { newDraft, type Values } from '../src/credentials/form/draft.js';
import { aType, HIDDEN, KEY, NOTE, PORT } from './types.js';

const complaints = (type: ReturnType<typeof aType>, values: Values, stored = {}) => {
  const draft = { ...newDraft(type), name: 'Rocket key' };
  return Object.fromEntries(complaintsOf(type, { ...draft, values: { ...draft.values, ...values } }, stored));
};

describe('The check of a form', () => {
  it('asks for a name and for what is required, and for nothing else', () => {
    const type = aType([KEY, NOTE]);
    expect([...complaintsOf(type, newDraft(type), {}).keys()]).toEqual(['name', 'value.key']);
    expect(complaints(type, { key: 'x' })).toEqual({});
  });

  it('does not ask again for a secret that is set, unless it is to be removed', () => {
    const type = aType([KEY]);
    expect(complaints(type, { key: '' }, { key: HIDDEN })).toEqual({});
    expect(complaints(type, { key: null }, { key: HIDDEN })).toHaveProperty(['value.key']);
  });

  it('judges values by the rules of the service, and does not repeat them', () => {
    const type = aType([
      PORT,
      { name: 'url', label: 'URL', type: 'url' },
      { name: 'more', label: 'More', type: 'json' },
    ]);
    const found = complaints(type, { port: '70000', url: 'no-url-at-all', more: '{broken' });
    expect(found).toEqual({
      'value.port': 'Port must be at most 65535.',
      'value.url': 'URL must be a URL with its scheme, such as https://host, and without spaces.',
      'value.more': 'More must be JSON.',
    });
    expect(complaints(type, { port: '1.5', url: 'https://x', more: '{}' })).toEqual({
      'value.port': 'Port must be a whole number.',
    });
  });

  it('takes a reference to the environment for any value', () => {
    const type = aType([PORT, { name: 'url', label: 'URL', type: 'url' }]);
    expect(complaints(type, { port: '{{DB_PORT}}', url: '{{DB_URL}}' })).toEqual({});
  });

  it('asks for an input only while its condition holds', () => {
    const mode = { name: 'mode', label: 'Mode', type: 'options', options: [{ name: 'basic', label: 'Basic' }, { name: 'key', label: 'Key' }] }; // prettier-ignore
    const type = aType([mode, { ...KEY, show: { mode: ['key'] } }, { ...NOTE, hide: { mode: ['key'] } }]);
    const names = (values: Values) => shownInputs(type, values).map(({ name }) => name);
    expect(names({ mode: 'basic' })).toEqual(['mode', 'note']);
    expect(names({ mode: 'key' })).toEqual(['mode', 'key']);
    expect(complaints(type, { mode: 'basic' })).toEqual({});
  });

  it('does not draw hidden inputs', () => {
    expect(shownInputs(aType([{ ...KEY, hidden: true }, NOTE]), {}).map(({ name }) => name)).toEqual(['note']);
  });

  it('asks for one input of each group', () => {
    const type = aType([{ ...KEY, optional: true }, NOTE], { oneOf: [['key', 'note']] });
    expect(complaints(type, {})).toEqual({ 'value.key': 'At least one of these is required: API key, Note.' });
    expect(complaints(type, { note: 'x' })).toEqual({});
    expect(complaints(type, {}, { key: HIDDEN })).toEqual({});
  });

  it.each(['0', '3651', '1.5', 'soon'])('takes no rotation after %s days', (rotateEvery) => {
    const type = aType([NOTE]);
    const found = complaintsOf(type, { ...newDraft(type), name: 'x', rotateEvery }, {});
    expect([...found.keys()]).toEqual(['rotateEvery']);
  });
});
