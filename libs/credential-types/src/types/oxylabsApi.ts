import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'oxylabsApi',
  label: 'Oxylabs API',
  description:
    'The user and password of an API user of the Oxylabs Web Scraper API. Made in the Oxylabs dashboard, and not those of the dashboard itself.',
  category: 'browsers-and-scraping',
  documentation: 'https://developers.oxylabs.io/products/web-scraper-api',
  inputs: [
    {
      name: 'username',
      label: 'Oxylabs Username',
      type: 'string',
      aliases: ['user'],
      env: 'OXYLABS_USERNAME',
    },
    { name: 'password', label: 'Oxylabs Password', type: 'password', env: 'OXYLABS_PASSWORD' },
  ],
  hosts: ['realtime.oxylabs.io', 'data.oxylabs.io'],
  inject: { basic: { username: '{{username}}', password: '{{password}}' } },
  // The statistics of usage, which are free of charge.
  test: { method: 'GET', url: 'https://data.oxylabs.io/v2/stats' },
  example: { username: 'appuser', password: 'example-not-a-password' },
});
