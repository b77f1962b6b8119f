import { describe, expect, it } from 'vitest';
import type { SigV4Signer } from '@keyrack/credential-types';
import { inject, requestOf, type PlainRequest } from '../src/index.js';
import { errorOf, NOW, refusalOf, typeNamed, typeWith } from './support.js';

const SIGNER: SigV4Signer = {
  name: 'aws-sigv4',
  accessKeyId: '{{keyId}}',
  secretAccessKey: '{{secret}}',
  sessionToken: '{{session}}',
  region: '{{region}}',
};

function sign(signer: Partial<SigV4Signer>, values: Record<string, unknown>, request: PlainRequest, now: string) {
  const type = typeWith({
    inputs: [
      { name: 'keyId', label: 'Key ID', type: 'string' },
      { name: 'secret', label: 'Secret', type: 'password' },
      { name: 'session', label: 'Session', type: 'password', optional: true },
      { name: 'region', label: 'Region', type: 'string', default: 'us-east-1' },
    ],
    hosts: [],
    test: { untestable: 'No.' },
    inject: { signer: { ...SIGNER, ...signer } },
  });
  return inject(type, values, request, { now: new Date(now) });
}

/** https://github.com/awslabs/aws-c-auth, tests/aws-signing-test-suite/v4. Its paths are not encoded twice, ours are: `/`. */
describe('The signature of AWS’s test suite', () => {
  const values = { keyId: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
  const LONG_SESSION =
    'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==';

  it.each([
    ['get-vanilla', 'GET', '/', undefined, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    ['get-vanilla-query-order-key-case', 'GET', '/?Param2=value2&Param1=value1', undefined, 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500'], // prettier-ignore
    ['get-vanilla-query-order-encoded', 'GET', '/?Param-3=Value3&Param=Value2&%E1%88%B4=Value1', undefined, '371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac'], // prettier-ignore
    ['get-vanilla-with-session-token', 'GET', '/', '6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267', '07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8'], // prettier-ignore
    ['post-sts-header-before', 'POST', '/', LONG_SESSION, '85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead'], // prettier-ignore
  ])('%s', async (_name, method, path, session, signature) => {
    const request = { method, url: `https://example.amazonaws.com${path}` };
    const { headers } = await sign({ service: 'service' }, { ...values, session }, request, '2015-08-30T12:36:00Z');
    const names = session === undefined ? 'host;x-amz-date' : 'host;x-amz-date;x-amz-security-token';
    expect(headers).toEqual({
      'x-amz-date': '20150830T123600Z',
      ...(session !== undefined && { 'x-amz-security-token': session }),
      authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${names}, Signature=${signature}`,
    });
  });
});

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
describe('The signature of S3’s documentation', () => {
  const values = { keyId: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

  it.each([
    ['GET Object', '/test.txt', { range: 'bytes=0-9' }, 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'], // prettier-ignore
    ['GET Bucket Lifecycle', '/?lifecycle', {}, 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    ['GET Bucket', '/?max-keys=2&prefix=J', {}, '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
  ])('%s', async (_name, path, headers, signature) => {
    const request = { method: 'GET', url: `https://examplebucket.s3.amazonaws.com${path}`, headers };
    const sent = await sign({}, values, request, '2013-05-24T00:00:00Z');
    expect(sent.headers['authorization']).toContain('/20130524/us-east-1/s3/aws4_request, ');
    expect(sent.headers['authorization']).toContain(`Signature=${signature}`);
  });

  it('names the hash of the body, and writes the path as it is signed', async () => {
    const url = 'https://examplebucket.s3.amazonaws.com/a//test$file (1).text';
    const request = { method: 'PUT', url, body: 'Welcome to Amazon S3.' };
    const sent = await sign({}, values, request, '2013-05-24T00:00:00Z');
    expect(sent.url).toBe('https://examplebucket.s3.amazonaws.com/a//test%24file%20%281%29.text');
    expect(sent.headers['x-amz-content-sha256']).toBe(
      '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
    );
  });
});

describe('The scope of a signature', () => {
  const values = { keyId: 'AKIDEXAMPLE', secret: 'secret', region: 'ap-south-1' };

  it.each([
    ['sts.eu-west-1.amazonaws.com', 'eu-west-1/sts'],
    ['sts.amazonaws.com', 'ap-south-1/sts'],
    ['bucket.with.dots.s3.us-gov-west-1.amazonaws.com', 'us-gov-west-1/s3'],
    ['bucket.s3.dualstack.us-west-2.amazonaws.com', 'us-west-2/s3'],
    ['bucket.s3-us-west-2.amazonaws.com', 'us-west-2/s3'],
    ['s3.cn-north-1.amazonaws.com.cn', 'cn-north-1/s3'],
    ['bedrock-runtime.us-west-2.amazonaws.com', 'us-west-2/bedrock'],
    ['bedrock-agent-runtime.us-west-2.amazonaws.com', 'us-west-2/bedrock'],
    ['bedrock-runtime-fips.us-west-2.amazonaws.com', 'us-west-2/bedrock'],
    ['runtime.sagemaker.eu-central-1.amazonaws.com', 'eu-central-1/sagemaker'],
    ['abc.execute-api.eu-central-1.amazonaws.com', 'eu-central-1/execute-api'],
    ['search-x.eu-central-1.es.amazonaws.com', 'eu-central-1/es'],
    ['email.eu-central-1.amazonaws.com', 'eu-central-1/ses'],
  ])('for %s is %s', async (host, scope) => {
    const sent = await sign({}, values, { method: 'GET', url: `https://${host}/` }, NOW.toISOString());
    expect(sent.headers['authorization']).toContain(`/20261121/${scope}/aws4_request`);
  });

  it('is what the type says for hosts that are not AWS’s', async () => {
    const request = { method: 'GET', url: 'https://minio.example.com:9000/' };
    const sent = await sign({ service: 's3' }, values, request, NOW.toISOString());
    expect(sent.headers['authorization']).toContain('/20261121/ap-south-1/s3/aws4_request');
    expect(await refusalOf(() => sign({}, values, request, NOW.toISOString()))).toBe(
      'Acme API cannot tell the AWS service of this host.',
    );
  });
});

describe('A signed request', () => {
  it('is sent with the query that was signed', async () => {
    const request = { method: 'GET', url: "https://sts.amazonaws.com/?b=x+y&a='1'&b=%2B&c" };
    const { url } = await sign({}, { keyId: 'k', secret: 's' }, request, NOW.toISOString());
    expect(url).toBe('https://sts.amazonaws.com/?b=x%20y&b=%2B&a=%271%27&c=');
  });

  it('keeps its body and its headers, and has no host among them', async () => {
    const request = {
      method: 'POST',
      url: 'https://sqs.eu-west-1.amazonaws.com/',
      body: 'a=b',
      headers: { accept: 'x' },
    };
    const sent = await sign({}, { keyId: 'k', secret: 's' }, request, NOW.toISOString());
    expect(sent).toMatchObject({ body: 'a=b', headers: { accept: 'x' } });
    expect(Object.keys(sent.headers)).toEqual(['accept', 'x-amz-date', 'authorization']);
  });

  it('tests a key with a region that a host can hold, and only with that', async () => {
    const values = { awsKey: 'k', awsSecret: 's', region: 'evil.com/' };
    const error = await errorOf(() => requestOf(typeNamed('awsApi'), values, { now: NOW }));
    expect(error).toMatchObject({ input: 'region' });
    expect((await requestOf(typeNamed('awsApi'), { ...values, region: 'eu-west-1' }, { now: NOW })).url).toBe(
      'https://sts.eu-west-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15',
    );
  });

  it.each([
    [{}, 'AWS security credentials cannot be tested without AWS Access Key.'],
    [{ awsKey: 'k' }, 'AWS security credentials cannot be tested without AWS Secret Access Key.'],
    [{ awsKey: 'k\r\n', awsSecret: 's' }, 'AWS Access Key contains a line break that no HTTP header can carry.'],
  ])('cannot be made with %j', async (values, message) => {
    expect(await refusalOf(() => requestOf(typeNamed('awsApi'), values, { now: NOW }))).toBe(message);
  });
});
