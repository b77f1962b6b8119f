import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'snowflakeApi',
  label: 'Snowflake API',
  description:
    'A programmatic access token for the REST and SQL APIs and the Cortex models of a Snowflake account. Made under Programmatic access tokens in the settings of a user, who needs a network policy.',
  category: 'databases',
  documentation: 'https://docs.snowflake.com/en/user-guide/programmatic-access-tokens',
  inputs: [
    {
      name: 'account',
      label: 'Account Identifier',
      type: 'string',
      aliases: ['accountIdentifier'],
      env: 'SNOWFLAKE_ACCOUNT',
      placeholder: 'myorg-myaccount',
      description:
        'What stands before snowflakecomputing.com in the address of the account. Underscores become hyphens there.',
    },
    { name: 'token', label: 'Programmatic Access Token', type: 'password', aliases: ['accessToken', 'pat'] },
    {
      name: 'user',
      label: 'User',
      type: 'string',
      optional: true,
      aliases: ['username'],
      env: 'SNOWFLAKE_USER',
      description: "Only for drivers, which take the token in the place of this user's password.",
    },
  ],
  hosts: ['*.snowflakecomputing.com'],
  inject: {
    headers: {
      authorization: 'Bearer {{token}}',
      'x-snowflake-authorization-token-type': 'PROGRAMMATIC_ACCESS_TOKEN',
    },
  },
  test: {
    method: 'GET',
    url: 'https://{{account}}.snowflakecomputing.com/api/v2/databases',
    query: { showLimit: '1' },
    errorAt: 'message',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'snowflake-color' },
  example: { account: 'myorg-myaccount', token: 'example-not-a-token', user: 'APP_USER' },
});
