import type { CredentialType } from './define.js';
import anthropicApi from './types/anthropicApi.js';
import apiKey from './types/apiKey.js';
import awsApi from './types/awsApi.js';
import awsCredentials from './types/awsCredentials.js';
import azureOpenAIApi from './types/azureOpenAIApi.js';
import basicAuth from './types/basicAuth.js';
import chromaApi from './types/chromaApi.js';
import cohereApi from './types/cohereApi.js';
import githubApi from './types/githubApi.js';
import googleMakerSuite from './types/googleMakerSuite.js';
import huggingFaceApi from './types/huggingFaceApi.js';
import milvusAuth from './types/milvusAuth.js';
import mongoDBUrlApi from './types/mongoDBUrlApi.js';
import MySQLApi from './types/MySQLApi.js';
import notionApi from './types/notionApi.js';
import oauth2 from './types/oauth2.js';
import openAIApi from './types/openAIApi.js';
import pineconeApi from './types/pineconeApi.js';
import PostgresApi from './types/PostgresApi.js';
import postgresCredentials from './types/postgresCredentials.js';
import qdrantApi from './types/qdrantApi.js';
import redisCacheApi from './types/redisCacheApi.js';
import serpApi from './types/serpApi.js';
import serperApi from './types/serperApi.js';
import slackApi from './types/slackApi.js';
import slackWebhook from './types/slackWebhook.js';
import smtpCredentials from './types/smtpCredentials.js';
import supabaseApi from './types/supabaseApi.js';
import weaviateApi from './types/weaviateApi.js';
import wolframAlphaAppId from './types/wolframAlphaAppId.js';
import zapierNLAApi from './types/zapierNLAApi.js';

/** The types that Keyrack brings along, in the order of their labels. */
export const catalogue: readonly CredentialType[] = [
  anthropicApi,
  apiKey,
  awsApi,
  awsCredentials,
  azureOpenAIApi,
  basicAuth,
  chromaApi,
  cohereApi,
  githubApi,
  googleMakerSuite,
  huggingFaceApi,
  milvusAuth,
  mongoDBUrlApi,
  MySQLApi,
  notionApi,
  oauth2,
  openAIApi,
  pineconeApi,
  PostgresApi,
  postgresCredentials,
  qdrantApi,
  redisCacheApi,
  serpApi,
  serperApi,
  slackApi,
  slackWebhook,
  smtpCredentials,
  supabaseApi,
  weaviateApi,
  wolframAlphaAppId,
  zapierNLAApi,
].sort((a, b) => a.label.localeCompare(b.label, 'en'));
