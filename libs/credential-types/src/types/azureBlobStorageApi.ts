import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'azureBlobStorageApi',
  label: 'Azure Blob Storage',
  description:
    'The name and an access key of an Azure storage account. Found under Access keys in the Azure portal; the key opens everything in the account.',
  category: 'storage',
  documentation: 'https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage',
  inputs: [
    {
      name: 'accountName',
      label: 'Storage account',
      type: 'string',
      env: 'AZURE_STORAGE_ACCOUNT',
      placeholder: 'mystorageaccount',
    },
    {
      name: 'accountKey',
      label: 'Access key',
      type: 'password',
      env: 'AZURE_STORAGE_KEY',
      leakPattern: '(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{76}\\+ASt[A-Za-z0-9+/]{5}[AQgw]==',
    },
  ],
  hosts: ['*.blob.core.windows.net', '*.dfs.core.windows.net'],
  test: {
    untestable: 'Azure Storage wants each request signed in a way of its own (Shared Key), which is not supported.',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'azure-color' },
  example: { accountName: 'mystorageaccount', accountKey: 'example-not-a-key' },
});
