import { ApiError, fileExpired } from '../protocol/api-error';
import { jobOf, type Handler } from './handler';

/** `GET /jobs/{id}/data`: the recording. */
export const getData: Handler = async (context, request, reply) => {
  const job = jobOf(context, request, fileExpired);
  const file = context.audio.read(job.id, job.dataName);
  if (file === undefined) throw new ApiError(404, 'Job not found');
  return reply.type('application/octet-stream').send(file);
};

/** `GET /jobs/{id}/log`: of one that has ended. */
export const getLog: Handler = async (context, request, reply) => {
  const job = jobOf(context, request, fileExpired);
  if (job.endedMs === undefined) {
    throw new ApiError(404, 'Log file not available', 'Could not read log file');
  }
  const time = new Date(job.endedMs).toISOString().replace('T', ' ').replace('.', ',').slice(0, -1);
  const { language } = job.config.transcription_config;
  reply.type('text/plain; charset=utf-8');
  return `${time} INFO    orchestrator.transport.cmd.utils Loading model '${language}'\n`;
};
