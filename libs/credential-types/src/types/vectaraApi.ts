import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'vectaraApi',
  label: 'Vectara API',
  description:
    'A key for Vectara, the account that it belongs to and the corpora to work with. Keys are made in the Vectara console, for a person or for single corpora.',
  category: 'vector-stores',
  documentation: 'https://docs.vectara.com/docs/learn/authentication/auth-overview',
  inputs: [
    {
      name: 'customerID',
      label: 'Vectara Customer ID',
      type: 'string',
      env: 'VECTARA_CUSTOMER_ID',
      description: 'The number of the account, as the console shows it.',
    },
    {
      name: 'corpusID',
      label: 'Vectara Corpus ID',
      type: 'string',
      env: 'VECTARA_CORPUS_ID',
      description: 'The ID of a corpus, or several, separated by commas.',
    },
    {
      name: 'apiKey',
      label: 'Vectara API Key',
      type: 'password',
      env: 'VECTARA_API_KEY',
      placeholder: 'zut_...',
      // Of a person, for queries only, for queries and indexing.
      leakPattern: 'z[uqw]t_[A-Za-z0-9_-]{30,}',
    },
  ],
  hosts: ['api.vectara.io'],
  // The first version of the API, unlike the second, asks for the customer as well.
  inject: { headers: { 'x-api-key': '{{apiKey}}', 'customer-id': '{{customerID}}' } },
  // 403 is the answer to keys that may only query or index.
  test: { method: 'GET', url: 'https://api.vectara.io/v2/corpora', query: { limit: '1' } },
  example: { customerID: '1234567890', corpusID: '2', apiKey: 'zut_example-not-a-key' },
});
