import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'openWeatherMapApi',
  label: 'OpenWeatherMap API',
  description:
    'A key for the weather data of OpenWeather. Found on the API keys tab of the account; a new key works only after an hour or two.',
  category: 'search',
  documentation: 'https://openweathermap.org/appid',
  inputs: [{ name: 'apiKey', label: 'API key', type: 'password', aliases: ['appid'] }],
  hosts: ['api.openweathermap.org', '*.openweathermap.org'],
  inject: { query: { appid: '{{apiKey}}' } },
  // Not One Call, which is charged for and refuses keys without a subscription of its own.
  test: {
    method: 'GET',
    url: 'https://api.openweathermap.org/data/2.5/weather?lat=51.5&lon=0',
    errorAt: 'message',
  },
  example: { apiKey: 'example-not-a-key' },
});
