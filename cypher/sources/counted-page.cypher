// title: A page of the messages that were counted, by id: how many, which is the last
// mode: READ
// params: {"after": "", "limit": 10}
// returns: last, count
MATCH (m:SourceRecord)
WHERE m.id > $after
WITH m ORDER BY m.id LIMIT $limit
RETURN max(m.id) AS last, count(m) AS count
