#!/bin/sh
# Starts what unpack.sh has unpacked, with the settings given as arguments or in the environment (see README).
# FORUM_SMALL=1: for one office on a small machine; the second compiler and a large heap are for a prefecture.
set -eu
cd "$(dirname "$0")"
if [ "${FORUM_SMALL:-}" = 1 ]; then
  set -- -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -jar app/captains-forum.jar "$@"
else
  set -- -Xmx1g -jar app/captains-forum.jar "$@"
fi
exec java -XX:SharedArchiveFile=app/forum.jsa -Xlog:disable -Xlog:all=error:stderr "$@"
