import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'webDavApi',
  label: 'WebDAV',
  description:
    'A folder on a WebDAV server, such as Nextcloud or ownCloud, and the user and password that it asks for. Nextcloud makes app passwords in the security settings.',
  category: 'storage',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc4918',
  inputs: [
    {
      name: 'url',
      label: 'URL of the folder',
      type: 'url',
      placeholder: 'https://cloud.example.com/remote.php/dav/files/me/',
    },
    { name: 'user', label: 'User', type: 'string', aliases: ['username'] },
    { name: 'password', label: 'Password', type: 'password' },
  ],
  hosts: [{ input: 'url' }],
  inject: { basic: { username: '{{user}}', password: '{{password}}' } },
  // Some servers list a folder only on PROPFIND, and answer this with 405 or 501, which tells nothing.
  test: { method: 'GET', url: '{{url}}' },
  example: {
    url: 'https://cloud.example.com/remote.php/dav/files/me/',
    user: 'me',
    password: 'example-not-a-password',
  },
});
