import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mySqlUrl',
  label: 'MySQL URL',
  description: 'A MySQL or MariaDB database, as one URL that holds user and password.',
  category: 'databases',
  documentation: 'https://dev.mysql.com/doc/refman/8.4/en/connecting-using-uri-or-key-value-pairs.html',
  inputs: [
    {
      name: 'url',
      label: 'Connection URL',
      type: 'url',
      aliases: ['connectionString', 'uri'],
      placeholder: 'mysql://user:password@db.example.com:3306/myapp',
      leakPattern: '(?:mysql|mariadb)://[^\\s:/@]{1,128}:[^\\s@]{1,256}@[^\\s/]{1,256}',
    },
  ],
  hosts: [{ input: 'url' }],
  test: { protocol: 'mysql', url: '{{url}}' },
  icon: { package: 'simple-icons', name: 'mysql' },
  example: { url: 'mysql://appuser:example@db.example.com:3306/myapp' },
});
