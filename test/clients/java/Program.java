import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyrack.client.ApiClient;
import io.keyrack.client.ApiException;
import io.keyrack.client.api.AuditApi;
import io.keyrack.client.api.CredentialTypesApi;
import io.keyrack.client.api.CredentialsApi;
import io.keyrack.client.api.FlowsApi;
import io.keyrack.client.api.RuntimeApi;
import io.keyrack.client.api.SharingApi;
import io.keyrack.client.api.WorkspacesApi;
import io.keyrack.client.model.AddShareDto;
import io.keyrack.client.model.CreateCredentialDto;
import io.keyrack.client.model.CredentialDto;
import io.keyrack.client.model.CredentialPageDto;
import io.keyrack.client.model.ErrorDto;
import io.keyrack.client.model.NameWorkspaceDto;
import io.keyrack.client.model.ShareDto;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Uses a Keyrack through the generated client, and prints what it got, one JSON object per line. */
public class Program {
    private static final String SECRET = "sk-test-not-a-real-key";
    private static final String NOBODY = "019a9f3c-0000-7000-8000-000000000000";
    private static final ObjectMapper JSON = new ObjectMapper();

    private interface Call {
        void run() throws ApiException;
    }

    public static void main(String[] arguments) throws Exception {
        ApiClient client = clientOf(System.getenv("KEYRACK_URL"));
        String id = useCredentials(client);
        shareAndResolve(client, id);
        meetErrors(client);
        moveBodies(client);
        meetLaterVersion(clientOf(System.getenv("LATER_URL")));
    }

    private static ApiClient clientOf(String url) {
        URI at = URI.create(url);
        return new ApiClient()
            .setScheme(at.getScheme())
            .setHost(at.getHost())
            .setPort(at.getPort())
            .setBasePath(at.getPath())
            .setHttpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1))
            .setRequestInterceptor(
                request -> request.header("Authorization", "Bearer " + System.getenv("KEYRACK_API_KEY")));
    }

    private static void tell(String step, Map<String, Object> facts) throws IOException {
        Map<String, Object> said = new LinkedHashMap<>(facts);
        said.put("step", step);
        System.out.println(JSON.writeValueAsString(said));
    }

    private static Map<String, Object> errorOf(Call call) {
        try {
            call.run();
        } catch (ApiException error) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("status", error.getCode());
            facts.put("code", error.getError().map(ErrorDto::getCode).orElse(null));
            facts.put("details", error.getError().map(ErrorDto::getDetails).orElse(Map.of()));
            return facts;
        }
        throw new IllegalStateException("There was no error");
    }

    private static String useCredentials(ApiClient client) throws Exception {
        CredentialsApi credentials = new CredentialsApi(client);
        CredentialDto made = credentials.createCredential(
            new CreateCredentialDto().name("OpenAI").credentialName("openAIApi").putPlainDataObjItem("openAIApiKey", SECRET));
        tell("created", Map.of("name", made.getName(), "credentialName", made.getCredentialName()));
        CredentialDto local = credentials.createCredential(
            new CreateCredentialDto().name("Local").credentialName("localAIApi")
                .putPlainDataObjItem("localAIApiKey", SECRET)
                .putPlainDataObjItem("baseUrl", System.getenv("PROVIDER_URL")));

        List<String> names = new ArrayList<>();
        Integer total = 0;
        for (int page = 1; page <= 2; page++) {
            CredentialPageDto found = credentials.listCredentials(page, 1, null, null, null, "name");
            total = found.getTotal();
            found.getData().forEach(each -> names.add(each.getName()));
        }
        tell("listed", Map.of("names", names, "total", total));
        tell("tested", Map.of("result", new RuntimeApi(client).testCredential(local.getId()).getResult()));
        return made.getId();
    }

    private static void shareAndResolve(ApiClient client, String id) throws Exception {
        String second = new WorkspacesApi(client).createWorkspace(new NameWorkspaceDto().name("Second")).getId();
        SharingApi sharing = new SharingApi(client);
        sharing.addShare(id, new AddShareDto().workspaceId(second));
        List<String> workspaces = new ArrayList<>();
        for (ShareDto share : sharing.listShares(id)) workspaces.add(share.getWorkspaceName());
        tell("shared", Map.of("workspaces", workspaces));
        tell("resolved", Map.of("values", new RuntimeApi(client).resolveCredential(id).getValues()));
    }

    private static void meetErrors(ApiClient client) throws IOException {
        CredentialsApi credentials = new CredentialsApi(client);
        tell("missing", errorOf(() -> credentials.getCredential(NOBODY)));
        CreateCredentialDto nameless =
            new CreateCredentialDto().name("").credentialName("openAIApi").putPlainDataObjItem("openAIApiKey", SECRET);
        tell("invalid", errorOf(() -> credentials.createCredential(nameless)));
    }

    private static void moveBodies(ApiClient client) throws Exception {
        String line = "{\"id\":\"a\",\"name\":\"A\",\"kind\":\"n8n\",\"definition\":{\"nodes\":[],\"connections\":{}}}\n";
        String report = new FlowsApi(client).importFlows(line, null);
        String exported =
            new AuditApi(client).exportAuditEntries(null, null, "jsonl", "credential.shared", null, null, null);
        CredentialTypesApi types = new CredentialTypesApi(client);
        tell("bodies", Map.of(
            "imported", JSON.readTree(report).get("status"),
            "exported", JSON.readTree(exported).get("event"),
            "icon", types.getCredentialTypeIcon("openAIApi").length() > 0,
            "schema", types.getCredentialTypeSchema("openAIApi").get("type")));
    }

    private static void meetLaterVersion(ApiClient client) throws Exception {
        CredentialsApi credentials = new CredentialsApi(client);
        var found = credentials.getCredential(NOBODY);
        tell("later", Map.of("name", found.getName(), "status", found.getStatus()));
        tell("later error", errorOf(() -> credentials.removeCredential(NOBODY, null)));
        tell("no error of ours", errorOf(() -> new RuntimeApi(client).testCredential(NOBODY)));
        try {
            new RuntimeApi(client.setReadTimeout(Duration.ofMillis(200))).resolveCredential(NOBODY);
        } catch (ApiException error) {
            if (error.getCause() instanceof HttpTimeoutException) tell("given up", Map.of());
        }
    }
}
