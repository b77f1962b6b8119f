import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'googleMapsApi',
  label: 'Google Maps Platform API',
  description:
    'A key of a Google Cloud project for geocoding, places, routes and the other services of Google Maps Platform. Made under Keys and credentials of Google Maps Platform in the Cloud console.',
  category: 'search',
  documentation: 'https://developers.google.com/maps/documentation/streetview/get-api-key',
  inputs: [
    {
      name: 'apiKey',
      label: 'API key',
      type: 'password',
      env: 'GOOGLE_MAPS_API_KEY',
      placeholder: 'AIza...',
      leakPattern: 'AIza[A-Za-z0-9_-]{35}',
    },
  ],
  hosts: [
    'maps.googleapis.com',
    'places.googleapis.com',
    'routes.googleapis.com',
    'roads.googleapis.com',
    'geocode.googleapis.com',
    'addressvalidation.googleapis.com',
    'airquality.googleapis.com',
    'pollen.googleapis.com',
    'solar.googleapis.com',
    'tile.googleapis.com',
    'weather.googleapis.com',
  ],
  inject: { query: { key: '{{apiKey}}' } },
  test: {
    method: 'GET',
    // Whether there is a picture of a place, which, unlike the picture, is not charged for.
    url: 'https://maps.googleapis.com/maps/api/streetview/metadata?location=0,0',
    // Google answers everything with 200 and says in the body what happened.
    answers: [
      { body: { path: 'status', equals: 'OK' }, means: 'valid' },
      { body: { path: 'status', equals: 'ZERO_RESULTS' }, means: 'valid' },
      { body: { path: 'status', equals: 'NOT_FOUND' }, means: 'valid' },
      { body: { path: 'status', equals: 'OVER_QUERY_LIMIT' }, means: 'rate-limited' },
      { body: { path: 'error_message', contains: 'API key is invalid' }, means: 'invalid' },
      { body: { path: 'error_message', contains: 'API key is expired' }, means: 'expired' },
      // The key is for other services, other machines, or a project without billing.
      { body: { path: 'status', equals: 'REQUEST_DENIED' }, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error_message',
  },
  icon: { package: 'simple-icons', name: 'googlemaps' },
  example: { apiKey: 'AIza-example-not-a-key' },
});
