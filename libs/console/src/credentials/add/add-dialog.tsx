import type { ComponentDto } from '@keyrack/client';
import Dialog from '@mui/material/Dialog';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useState, type JSX } from 'react';
import { AddForm } from './add-form.js';
import { TypeGallery } from './type-gallery.js';

/** Adding a credential: pick its type, fill in its form, test and add. */
export default function AddDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const [type, setType] = useState<ComponentDto>();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      fullScreen={isPhone}
      maxWidth={type ? 'sm' : 'md'}
      aria-labelledby="add-title"
      slotProps={{ paper: { sx: { height: type || isPhone ? undefined : '80vh' } } }}
    >
      {type ? (
        <AddForm type={type} onBack={() => setType(undefined)} onAdded={onClose} onClose={onClose} />
      ) : (
        <TypeGallery onPick={setType} onClose={onClose} />
      )}
    </Dialog>
  );
}
