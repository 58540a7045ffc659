#!/bin/sh
# Unpacks a release into app/ beside it and writes down, once, what its classes look like to the JVM (class data sharing):
# the next start needs 0.4 of the processor time of the plain jar. Run it with the JVM that will run the forum.
#   ./unpack.sh captains-forum.jar && ./start.sh
set -eu
cd "$(dirname "$0")"
java -Djarmode=tools -jar "$1" extract --force --destination app
practice=$(mktemp -d)
trap 'rm -rf "$practice"' EXIT
cd app
# A whole start of the demo edition on a database that is thrown away.
java -XX:ArchiveClassesAtExit=forum.jsa -Dspring.context.exit=onRefresh -jar captains-forum.jar \
  --spring.profiles.active=demo --forum.data="$practice/data" --server.port=0
