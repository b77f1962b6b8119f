import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'azureServiceBusApi',
  label: 'Azure Service Bus',
  description:
    'The connection string of a Service Bus namespace, or of one queue or topic. Found under Shared access policies in the Azure portal.',
  category: 'caches-and-queues',
  documentation: 'https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-sas',
  inputs: [
    {
      name: 'connectionString',
      label: 'Connection string',
      type: 'password',
      placeholder: 'Endpoint=sb://my-namespace.servicebus.windows.net/;SharedAccessKeyName=...;SharedAccessKey=...',
      leakPattern:
        'Endpoint=sb://[A-Za-z0-9.-]{1,128}/;SharedAccessKeyName=[^;\\s]{1,256};SharedAccessKey=[A-Za-z0-9+/]{43}=',
    },
  ],
  hosts: ['*.servicebus.windows.net'],
  test: {
    untestable: 'Service Bus wants a token that is computed from the connection string, and speaks AMQP 1.0 otherwise.',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'azure-color' },
  example: {
    connectionString:
      'Endpoint=sb://my-namespace.servicebus.windows.net/;SharedAccessKeyName=example;SharedAccessKey=example-not-a-key',
  },
});
