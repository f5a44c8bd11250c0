export const Planted = () => (
  <Button title="Delete" aria-label={'Delete the account'}>
    Delete <b>{'now'}</b>
  </Button>
);
