// title: Imports, the latest first
// mode: READ
// params: {"limit": 10}
// returns: id, kind, fileName, state, settings, position, counts, startedAt, endedAt, errorCode, columns, worker, seenAt, batches, progress, file
MATCH (i:ImportRun)
WITH i ORDER BY i.startedAt DESC, i.id DESC LIMIT $limit
RETURN i.id AS id, i.kind AS kind, i.fileName AS fileName, i.state AS state, i.settings AS settings, i.position AS position, i.counts AS counts,
  i.startedAt AS startedAt, i.endedAt AS endedAt, i.errorCode AS errorCode, i.columns AS columns, i.worker AS worker, i.seenAt AS seenAt,
  i.batches AS batches, i.progress AS progress, i.file AS file
ORDER BY startedAt DESC, id DESC
