import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'kubernetesServiceAccount',
  label: 'Kubernetes service account',
  description:
    'The API server of a Kubernetes cluster and a token of one of its service accounts. Made with kubectl create token.',
  category: 'cloud',
  documentation: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/',
  inputs: [
    {
      name: 'server',
      label: 'API server',
      type: 'url',
      aliases: ['url', 'host'],
      placeholder: 'https://k8s.example.com:6443',
      description: 'The server of the cluster, as it stands in a kubeconfig file.',
    },
    { name: 'token', label: 'Token', type: 'password', rows: 4, placeholder: 'eyJ...' },
    {
      name: 'caCertificate',
      label: 'CA certificate',
      type: 'string',
      rows: 6,
      optional: true,
      aliases: ['ca'],
      placeholder: '-----BEGIN CERTIFICATE-----',
      description: 'The authority that signed the certificate of the API server, in PEM. Most clusters have their own.',
    },
    {
      name: 'namespace',
      label: 'Namespace',
      type: 'string',
      optional: true,
      description: 'Where programs work unless they say otherwise.',
    },
  ],
  hosts: [{ input: 'server' }],
  inject: { headers: { authorization: 'Bearer {{token}}' }, tls: { authorities: '{{caCertificate}}' } },
  // The list of API groups: every service account may read it, and nobody who is unknown. /version is open to all.
  test: { method: 'GET', url: '{{server}}/api', errorAt: 'message' },
  icon: { package: 'simple-icons', name: 'kubernetes' },
  example: {
    server: 'https://k8s.example.com:6443',
    token: 'example-not-a-token',
    caCertificate: '-----BEGIN CERTIFICATE-----\nexample\n-----END CERTIFICATE-----',
    namespace: 'default',
  },
});
