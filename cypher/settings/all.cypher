// title: All settings of the store
// mode: READ
// params: {}
// returns: id, value
MATCH (s:Setting)
RETURN s.id AS id, s.value AS value
ORDER BY id
