import { listApiKeys, type ApiKeyDto } from '@keyrack/client';
import SmartToyOutlined from '@mui/icons-material/SmartToyOutlined';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { API_KEYS } from '../api/keys.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { DataTable } from '../parts/table/data-table.js';
import { texts } from '../texts.js';
import { KeyDialog, type Asked } from './key-dialog.js';
import { useColumns } from './use-columns.js';

const words = texts.apiKeys;
const keyOf = ({ id }: ApiKeyDto): string => id;

interface Props {
  /** Which of the keys that one may see, such as those that act as somebody. Without it, all. */
  only?: (key: ApiKeyDto) => boolean;
  /** Absent for those who may not make any. */
  onMake: (() => void) | undefined;
}

/** API keys, and what one may do with each. */
export function ApiKeyList(props: Props): JSX.Element {
  const [asked, setAsked] = useState<Asked>();
  return (
    <>
      <Keys {...props} onAsk={setAsked} />
      {/* Whatever becomes of the list: a new token is shown here once. */}
      {asked && <KeyDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function Keys({ only, onMake, onAsk }: Props & { onAsk: (asked: Asked) => void }): JSX.Element {
  const { data: all, error, refetch } = useQuery({ queryKey: API_KEYS, queryFn: () => listApiKeys() });
  const columns = useColumns(onAsk);
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!all) return <Loading />;
  const keys = only ? all.filter(only) : all;
  return (
    <>
      {keys.length === 0 ? (
        <NoKeys onMake={onMake} />
      ) : (
        <DataTable
          label={words.heading}
          columns={columns}
          total={keys.length}
          at={(index) => keys[index]}
          keyOf={keyOf}
        />
      )}
      <Typography variant="body2" color="textSecondary" role="status">
        {keys.length > 0 && words.count(keys.length)}
      </Typography>
    </>
  );
}

function NoKeys({ onMake }: Pick<Props, 'onMake'>): JSX.Element {
  return (
    <Empty Icon={SmartToyOutlined} heading={words.empty} help={onMake ? words.emptyHelp : words.emptyReadOnly}>
      {onMake && (
        <Button variant="outlined" onClick={onMake}>
          {words.new}
        </Button>
      )}
    </Empty>
  );
}
