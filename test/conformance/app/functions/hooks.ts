import { app } from '@azure/functions';
import { record } from '../record.ts';

app.hook.appStart(() => record('appStart'));
app.hook.appTerminate(() => record('appTerminate'));

app.hook.preInvocation(({ hookData }) => {
  hookData.seenBefore = true;
});

app.hook.postInvocation(({ invocationContext, hookData, error }) => {
  if (invocationContext.functionName !== 'broken') return;
  record('postInvocation', { seenBefore: hookData.seenBefore, failed: error instanceof Error });
});

app.hook.log((entry) => {
  entry.message = entry.message.replace('password', '(hidden)');
});
