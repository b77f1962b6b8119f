import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'modalApi',
  label: 'Modal Token',
  description:
    'A token for running functions, sandboxes and models on Modal. Made under API Tokens in the settings of the workspace.',
  category: 'cloud',
  documentation: 'https://modal.com/docs/reference/modal.config',
  inputs: [
    { name: 'tokenId', label: 'Token ID', type: 'string', env: 'MODAL_TOKEN_ID', placeholder: 'ak-...' },
    { name: 'tokenSecret', label: 'Token Secret', type: 'password', env: 'MODAL_TOKEN_SECRET', placeholder: 'as-...' },
  ],
  hosts: ['api.modal.com'],
  test: { untestable: 'Modal takes its tokens only from its own clients, over gRPC, so no plain request can try one.' },
  icon: { package: 'simple-icons', name: 'modal' },
  example: { tokenId: 'ak-example', tokenSecret: 'as-example-not-a-secret' },
});
