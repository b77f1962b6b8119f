// Uses a Keyrack through the generated client, and prints what it got, one JSON object per line.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"os"
	"time"

	"keyrack"
)

const secret = "sk-test-not-a-real-key"
const nobody = "019a9f3c-0000-7000-8000-000000000000"

type facts map[string]interface{}

func clientOf(url string, timeout time.Duration) (*keyrack.APIClient, context.Context) {
	settings := keyrack.NewConfiguration()
	settings.Servers = keyrack.ServerConfigurations{{URL: url}}
	settings.HTTPClient = &http.Client{Timeout: timeout}
	key := os.Getenv("KEYRACK_API_KEY")
	return keyrack.NewAPIClient(settings), context.WithValue(context.Background(), keyrack.ContextAccessToken, key)
}

func tell(step string, said facts) {
	said["step"] = step
	must(json.NewEncoder(os.Stdout).Encode(said))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func errorOf(response *http.Response, err error) facts {
	if err == nil {
		log.Fatal("There was no error")
	}
	said := facts{"status": response.StatusCode, "code": nil, "details": facts{}}
	if known, ok := keyrack.AsError(err); ok {
		said["code"] = known.Code
		if known.Details != nil {
			said["details"] = known.GetDetails()
		}
	}
	return said
}

func main() {
	client, ctx := clientOf(os.Getenv("KEYRACK_URL"), 30*time.Second)
	made := useCredentials(ctx, client)
	shareAndResolve(ctx, client, made)
	meetErrors(ctx, client)
	moveBodies(ctx, client)
	meetLaterVersion()
}

func useCredentials(ctx context.Context, client *keyrack.APIClient) string {
	values := map[string]interface{}{"openAIApiKey": secret}
	wanted := keyrack.NewCreateCredentialDto("OpenAI", "openAIApi", values)
	made, _, err := client.CredentialsApi.CreateCredential(ctx).CreateCredentialDto(*wanted).Execute()
	must(err)
	tell("created", facts{"name": made.Name, "credentialName": made.CredentialName})

	values = map[string]interface{}{"localAIApiKey": secret, "baseUrl": os.Getenv("PROVIDER_URL")}
	wanted = keyrack.NewCreateCredentialDto("Local", "localAIApi", values)
	local, _, err := client.CredentialsApi.CreateCredential(ctx).CreateCredentialDto(*wanted).Execute()
	must(err)

	names, total := []string{}, int32(0)
	for page := int32(1); page <= 2; page++ {
		found, _, err := client.CredentialsApi.ListCredentials(ctx).Page(page).Limit(1).Sort("name").Execute()
		must(err)
		for _, each := range found.Data {
			names, total = append(names, each.Name), found.Total
		}
	}
	tell("listed", facts{"names": names, "total": total})

	tested, _, err := client.RuntimeApi.TestCredential(ctx, local.Id).Execute()
	must(err)
	tell("tested", facts{"result": tested.Result})
	return made.Id
}

func shareAndResolve(ctx context.Context, client *keyrack.APIClient, id string) {
	wanted := keyrack.NewNameWorkspaceDto("Second")
	second, _, err := client.WorkspacesApi.CreateWorkspace(ctx).NameWorkspaceDto(*wanted).Execute()
	must(err)
	_, _, err = client.SharingApi.AddShare(ctx, id).AddShareDto(*keyrack.NewAddShareDto(second.Id)).Execute()
	must(err)
	shares, _, err := client.SharingApi.ListShares(ctx, id).Execute()
	must(err)
	workspaces := []string{}
	for _, share := range shares {
		workspaces = append(workspaces, share.WorkspaceName)
	}
	tell("shared", facts{"workspaces": workspaces})

	resolved, _, err := client.RuntimeApi.ResolveCredential(ctx, id).Execute()
	must(err)
	tell("resolved", facts{"values": resolved.Values})
}

func meetErrors(ctx context.Context, client *keyrack.APIClient) {
	_, response, err := client.CredentialsApi.GetCredential(ctx, nobody).Execute()
	tell("missing", errorOf(response, err))
	nameless := keyrack.NewCreateCredentialDto("", "openAIApi", map[string]interface{}{"openAIApiKey": secret})
	_, response, err = client.CredentialsApi.CreateCredential(ctx).CreateCredentialDto(*nameless).Execute()
	tell("invalid", errorOf(response, err))
}

func moveBodies(ctx context.Context, client *keyrack.APIClient) {
	line := `{"id":"a","name":"A","kind":"n8n","definition":{"nodes":[],"connections":{}}}` + "\n"
	report, _, err := client.FlowsApi.ImportFlows(ctx).Body(line).Execute()
	must(err)
	var imported struct{ Status string }
	must(json.Unmarshal([]byte(report), &imported))
	text, _, err := client.AuditApi.ExportAuditEntries(ctx).Format("jsonl").Event("credential.shared").Execute()
	must(err)
	var exported struct{ Event string }
	must(json.Unmarshal([]byte(text), &exported))
	icon, _, err := client.CredentialTypesApi.GetCredentialTypeIcon(ctx, "openAIApi").Execute()
	must(err)
	defer os.Remove(icon.Name())
	about, err := icon.Stat()
	must(err)
	schema, _, err := client.CredentialTypesApi.GetCredentialTypeSchema(ctx, "openAIApi").Execute()
	must(err)
	tell("bodies", facts{"imported": imported.Status, "exported": exported.Event, "icon": about.Size() > 0, "schema": schema["type"]})
}

func meetLaterVersion() {
	client, ctx := clientOf(os.Getenv("LATER_URL"), 200*time.Millisecond)
	found, _, err := client.CredentialsApi.GetCredential(ctx, nobody).Execute()
	must(err)
	tell("later", facts{"name": found.Name, "status": found.GetStatus()})
	_, response, err := client.CredentialsApi.RemoveCredential(ctx, nobody).Execute()
	tell("later error", errorOf(response, err))
	_, response, err = client.RuntimeApi.TestCredential(ctx, nobody).Execute()
	tell("no error of ours", errorOf(response, err))
	_, _, err = client.RuntimeApi.ResolveCredential(ctx, nobody).Execute()
	var late interface{ Timeout() bool }
	if errors.As(err, &late) && late.Timeout() {
		tell("given up", facts{})
	}
}
