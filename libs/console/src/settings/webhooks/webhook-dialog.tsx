import { createWebhook, getWebhook, updateWebhook, type MadeWebhookDto, type WebhookDto } from '@keyrack/client';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import { useState, type JSX } from 'react';
import { differing, merged } from '../../api/differences.js';
import { WEBHOOKS } from '../../api/keys.js';
import { isBeside, saidOf } from '../../api/said.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { TextInput } from '../../parts/text-input.js';
import { useChange } from '../../parts/use-change.js';
import { texts } from '../../texts.js';

const words = texts.webhooks;
type Event = WebhookDto['events'][number];
const EVENTS = Object.keys(words.eventNames) as Event[];

interface Props {
  /** Absent for a new one. */
  webhook?: WebhookDto;
  onDone: (made: MadeWebhookDto) => void;
  onClose: () => void;
}

export function WebhookDialog({ webhook, onDone, onClose }: Props): JSX.Element {
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState(webhook?.events ?? EVENTS);
  const [active, setActive] = useState(webhook?.active ?? true);
  const { mutate, error, isPending } = useChange({
    send: async () => {
      if (!webhook) return onDone(await createWebhook({ body: { name, url, events } }));
      await save(webhook, { name, events, active }, url);
      return onClose();
    },
    changes: [WEBHOOKS],
    isSecret: true,
    notice: words.saved,
  });
  const choose = (event: Event, isChosen: boolean): void =>
    setEvents(EVENTS.filter((other) => (other === event ? isChosen : events.includes(other))));
  const saidOfEvents = saidOf(error, 'events', words.events);
  return (
    <FormDialog
      title={webhook ? words.editOf(webhook.name) : words.add}
      confirm={webhook ? texts.save : words.add}
      isPending={isPending}
      maxWidth="sm"
      onSubmit={() => mutate()}
      onClose={onClose}
    >
      <Stack spacing={2}>
        {isBeside(error, ['name', 'url', 'events']) && <ProblemAlert error={error} />}
        <TextInput label={words.name} name="name" value={name} error={error} autoFocus onChange={setName} />
        <TextInput
          label={words.url}
          name="url"
          value={url}
          error={error}
          type="password"
          help={webhook ? words.urlStored : words.urlHelp}
          onChange={setUrl}
        />
        <FormControl component="fieldset" error={saidOfEvents !== undefined}>
          <FormLabel component="legend">{words.events}</FormLabel>
          <FormGroup sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
            {EVENTS.map((event) => (
              <FormControlLabel
                key={event}
                control={
                  <Checkbox checked={events.includes(event)} onChange={(_change, isOn) => choose(event, isOn)} />
                }
                label={words.eventNames[event]}
              />
            ))}
          </FormGroup>
          {saidOfEvents !== undefined && <FormHelperText>{saidOfEvents}</FormHelperText>}
        </FormControl>
        {webhook && (
          <FormControlLabel
            control={<Switch checked={active} onChange={(_change, isOn) => setActive(isOn)} />}
            label={words.active}
          />
        )}
      </Stack>
    </FormDialog>
  );
}

/** Sends what was changed in the form: what somebody else has changed meanwhile stays so. */
async function save(
  first: WebhookDto,
  wanted: Pick<WebhookDto, 'name' | 'events' | 'active'>,
  url: string,
): Promise<void> {
  const path = { id: first.id };
  const { name, events, active } = first;
  const body = { ...differing(wanted, { name, events, active }), ...(url !== '' && { url }) };
  if (body.events) body.events = merged(body.events, events, (await getWebhook({ path })).events);
  await updateWebhook({ path, body });
}
