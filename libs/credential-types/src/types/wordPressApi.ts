import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'wordPressApi',
  label: 'WordPress application password',
  description:
    'A user of a WordPress site and an application password of that user. Made under Application passwords in the profile of the user; the ordinary password does not work.',
  category: 'productivity',
  documentation: 'https://developer.wordpress.org/rest-api/using-the-rest-api/authentication/',
  inputs: [
    {
      name: 'url',
      label: 'Site URL',
      type: 'url',
      placeholder: 'https://blog.example.com',
      description: 'With the folder, if WordPress is not at the top of the site. Passwords work only over HTTPS.',
    },
    { name: 'username', label: 'User Name', type: 'string', aliases: ['user'] },
    {
      name: 'applicationPassword',
      label: 'Application Password',
      type: 'password',
      aliases: ['password'],
      placeholder: 'xxxx xxxx xxxx xxxx xxxx xxxx',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: { basic: { username: '{{username}}', password: '{{applicationPassword}}' } },
  test: { method: 'GET', url: '{{url}}/wp-json/wp/v2/users/me', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'wordpress' },
  example: {
    url: 'https://blog.example.com',
    username: 'editor',
    applicationPassword: 'example-not-a-password',
  },
});
