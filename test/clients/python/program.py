"""Uses a Keyrack through the generated client, and prints what it got, one JSON object per line."""
import json
import os
import urllib3
import keyrack
from keyrack.exceptions import ApiException

SECRET = 'sk-test-not-a-real-key'


def client_of(url):
    configuration = keyrack.Configuration(host=url)
    configuration.access_token = os.environ['KEYRACK_API_KEY']
    return keyrack.ApiClient(configuration)


def tell(step, **facts):
    print(json.dumps({'step': step, **facts}), flush=True)


def error_of(call):
    try:
        call()
    except ApiException as error:
        return {'status': error.status, 'code': error.code, 'details': error.details}
    raise SystemExit('There was no error')


def main():
    client = client_of(os.environ['KEYRACK_URL'])
    credentials, runtime = keyrack.CredentialsApi(client), keyrack.RuntimeApi(client)

    made = credentials.create_credential(keyrack.CreateCredentialDto(
        name='OpenAI', credential_name='openAIApi', plain_data_obj={'openAIApiKey': SECRET}))
    tell('created', name=made.name, credentialName=made.credential_name)
    local = credentials.create_credential(keyrack.CreateCredentialDto(
        name='Local', credential_name='localAIApi',
        plain_data_obj={'localAIApiKey': SECRET, 'baseUrl': os.environ['PROVIDER_URL']}))

    pages = [credentials.list_credentials(page, 1, sort='name') for page in (1, 2)]
    tell('listed', names=[each.name for page in pages for each in page.data], total=pages[0].total)

    second = keyrack.WorkspacesApi(client).create_workspace(keyrack.NameWorkspaceDto(name='Second'))
    sharing = keyrack.SharingApi(client)
    sharing.add_share(made.id, keyrack.AddShareDto(workspace_id=second.id))
    tell('shared', workspaces=[share.workspace_name for share in sharing.list_shares(made.id)])

    tell('tested', result=runtime.test_credential(local.id).result)
    tell('resolved', values=runtime.resolve_credential(made.id).values)

    nobody = '019a9f3c-0000-7000-8000-000000000000'
    tell('missing', **error_of(lambda: credentials.get_credential(nobody)))
    nameless = {'name': '', 'credentialName': 'openAIApi', 'plainDataObj': {'openAIApiKey': SECRET}}
    tell('invalid', **error_of(lambda: credentials.create_credential(nameless)))

    line = json.dumps({'id': 'a', 'name': 'A', 'kind': 'n8n', 'definition': {'nodes': [], 'connections': {}}})
    report = keyrack.FlowsApi(client).import_flows(line + '\n')
    exported = keyrack.AuditApi(client).export_audit_entries(format='jsonl', event='credential.shared')
    types = keyrack.CredentialTypesApi(client)
    icon = types.get_credential_type_icon('openAIApi')
    tell('bodies', imported=json.loads(report)['status'], exported=json.loads(exported)['event'],
         icon=os.path.getsize(icon) > 0, schema=types.get_credential_type_schema('openAIApi')['type'])

    client = client_of(os.environ['LATER_URL'])
    credentials = keyrack.CredentialsApi(client)
    found = credentials.get_credential(nobody)
    tell('later', name=found.name, status=found.status)
    tell('later error', **error_of(lambda: credentials.remove_credential(nobody)))
    tell('no error of ours', **error_of(lambda: keyrack.RuntimeApi(client).test_credential(nobody)))
    try:
        keyrack.RuntimeApi(client).resolve_credential(nobody, _request_timeout=0.2)
    except urllib3.exceptions.HTTPError:
        tell('given up')


main()
