// What the generated code gets wrong, by language. Each mend says what of a file, or of the files of a folder, becomes what.
// Where it is not found the generation fails, so that another version of the generator cannot leave a mend out unseen.

const JAVA = 'src/main/java/io/keyrack/client';

/** What a Python program can ask of an error, beside `status`, `body` and `headers`. */
const PYTHON_ERRORS = `
    @property
    def error(self):
        """What the service said, as the object that ErrorDto describes; {} when something else answered."""
        try:
            said = json.loads(self.body)
        except (TypeError, ValueError):
            return {}
        return said if isinstance(said, dict) else {}

    @property
    def code(self):
        """The code of the error, for programs; None when something else than the service answered."""
        return self.error.get('code')

    @property
    def message(self):
        """What went wrong, for people."""
        return self.error.get('message', self.reason)

    @property
    def details(self):
        """What is wrong, by field or otherwise; depends on the code."""
        return self.error.get('details', {})

    @property
    def request_id(self):
        """Under which the service's log has more."""
        return self.error.get('requestId')

    def __str__(self):
        """One line, without the body and the headers."""
        return '{0} {1}: {2} (request {3})'.format(self.status, self.code, self.message, self.request_id)

`;

const GO_ERRORS = `
// AsError gives what the service said in an error that Execute returned, and whether it said anything: a server between
// may have answered, or none at all.
func AsError(err error) (ErrorDto, bool) {
	var failed GenericOpenAPIError
	if !errors.As(err, &failed) {
		return ErrorDto{}, false
	}
	said, ok := failed.Model().(ErrorDto)
	return said, ok
}
`;

const GO_FILES = `	if f, ok := v.(**os.File); ok {
		if *f, err = ioutil.TempFile("", "keyrack-"); err != nil {
			return err
		}
		if _, err = (*f).Write(b); err != nil {
			return err
		}
		_, err = (*f).Seek(0, io.SeekStart)
		return err
	}
`;

const JAVA_ERRORS = `
    /**
     * What the service said.
     *
     * @return the error; empty when something else than the service answered
     */
    public java.util.Optional<io.keyrack.client.model.ErrorDto> getError() {
        if (responseBody == null) return java.util.Optional.empty();
        try {
            return java.util.Optional.ofNullable(
                new ApiClient().getObjectMapper().readValue(responseBody, io.keyrack.client.model.ErrorDto.class));
        } catch (java.io.IOException notOurs) {
            return java.util.Optional.empty();
        }
    }
}
`;

const JAVA_FILES = `
  /** Keeps a body in a file, which is deleted at the end of the program. */
  public static java.io.File fileOf(InputStream body) throws java.io.IOException {
    java.io.File file = java.io.File.createTempFile("keyrack-", null);
    file.deleteOnExit();
    java.nio.file.Files.copy(body, file.toPath(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return file;
  }
}
`;

export const mends = {
  python: [
    {
      file: 'keyrack/exceptions.py',
      why: 'The body of an error is a text to it.',
      from: /\n    def __str__\(self\):\n        """Custom error messages[^]*?return error_message\n\n/,
      to: PYTHON_ERRORS,
    },
    { file: 'keyrack/exceptions.py', why: 'For the above.', from: 'import six\n', to: 'import json\n\nimport six\n' },
    {
      file: 'keyrack/rest.py',
      why: 'Answers have secrets in them, and programs that log everything would log those.',
      from: /\n +# log response body\n +logger\.debug\(.*\n/,
      to: '\n',
    },
    {
      file: 'keyrack/rest.py',
      why: 'A time-out of half a second is one, and not none.',
      from: '(int, ) if six.PY3 else (int, long)',
      to: '(int, float)',
    },
    {
      file: 'keyrack/rest.py',
      why: 'JSON lines are a text already.',
      from: "re.search('json', ",
      to: "re.search(r'\\bjson\\b', ",
    },
    {
      file: 'keyrack/api_client.py',
      why: 'A text of one line of JSON is a text all the same.',
      from: '        # fetch data from response object\n',
      to: '        if response_type == "str":\n            return response.data\n\n        # fetch data from response object\n',
    },
  ],
  go: [
    { file: 'response.go', why: 'The error that has the model is hard to find.', from: /\n$/, to: `\n${GO_ERRORS}` },
    { file: 'response.go', why: 'For the above.', from: 'import (\n', to: 'import (\n\t"errors"\n' },
    {
      file: 'client.go',
      why: 'API keys are all that the service takes, and so nothing but the library of Go is needed.',
      from: /\t\t\/\/ OAuth2 authentication\n[^]*?\n\t\t}\n\n(?=\t\t\/\/ Basic)/,
      to: '',
    },
    { file: 'client.go', why: 'For the above.', from: '\n\t"golang.org/x/oauth2"\n', to: '' },
    { file: 'configuration.go', why: 'For the above.', from: /\t\/\/ ContextOAuth2 .*\n.*\n\n/, to: '' },
    { file: 'client.go', why: 'Icons are files.', from: '\tif xmlCheck.Match', to: `${GO_FILES}\tif xmlCheck.Match` },
    { file: 'client.go', why: 'For the above.', from: '\t"io"\n', to: '\t"io"\n\t"io/ioutil"\n' },
    { file: 'client.go', why: 'A JSON Schema is JSON.', from: '[^;]+\\+)?json', to: '[^;]+\\+|schema\\+)?json' },
    {
      file: 'go.mod',
      why: 'The module has a name, and needs no other.',
      from: /[^]+/,
      to: 'module keyrack\n\ngo 1.18\n',
    },
  ],
  java: [
    { file: `${JAVA}/ApiException.java`, why: 'The body of an error is a text to it.', from: /}\n$/, to: JAVA_ERRORS },
    {
      file: `${JAVA}/ApiClient.java`,
      why: 'Modules of Jackson for what the document for Java does not have.',
      from: /^.*\b(JavaTimeModule|JsonNullableModule|jnm)\b.*\n/gm,
      to: '',
    },
    {
      file: `${JAVA}/model`,
      why: 'Annotations for documents that nobody makes.',
      from: /^(import io\.swagger\.annotations\..*|\s*@ApiModel(Property)?\(.*\))\n/gm,
      to: '',
    },
    {
      file: `${JAVA}/api`,
      why: 'A text is not JSON, neither in an answer',
      from: /memberVarObjectMapper\.readValue\(localVarResponse\.body\(\), new TypeReference<String>\(\) {}\)/g,
      to: 'new String(localVarResponse.body().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)',
    },
    {
      file: `${JAVA}/api/FlowsApi.java`,
      why: 'nor in a request; and only lists of flows are sent as one.',
      from: /application\/json("\);\n.*Accept.*\n\s*try {\n.*)memberVarObjectMapper\.writeValueAsBytes\(body\)/,
      to: 'application/x-ndjson$1body.getBytes("UTF-8")',
    },
    {
      file: `${JAVA}/api`,
      why: 'Icons are files.',
      from: /memberVarObjectMapper\.readValue\(localVarResponse\.body\(\), new TypeReference<File>\(\) {}\)/g,
      to: 'ApiClient.fileOf(localVarResponse.body())',
    },
    { file: `${JAVA}/ApiClient.java`, why: 'For the above.', from: /}\n$/, to: JAVA_FILES },
  ],
};
