import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'jenkinsApi',
  label: 'Jenkins API',
  description: 'A Jenkins server, and a user of it with an API token. Made under Security of the user.',
  category: 'developer-tools',
  documentation: 'https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/',
  inputs: [
    {
      name: 'url',
      label: 'Jenkins URL',
      type: 'url',
      aliases: ['baseUrl'],
      env: 'JENKINS_URL',
      placeholder: 'https://jenkins.example.com',
    },
    { name: 'username', label: 'User name', type: 'string', aliases: ['user'], env: 'JENKINS_USER_ID' },
    { name: 'apiToken', label: 'API token', type: 'password', aliases: ['token', 'apiKey'], env: 'JENKINS_API_TOKEN' },
  ],
  hosts: [{ input: 'url' }],
  inject: { basic: { username: '{{username}}', password: '{{apiToken}}' } },
  test: { method: 'GET', url: '{{url}}/me/api/json' },
  icon: { package: 'simple-icons', name: 'jenkins' },
  example: { url: 'https://jenkins.example.com', username: 'ada', apiToken: 'example-not-a-token' },
});
