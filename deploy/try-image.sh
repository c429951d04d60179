#!/bin/sh
# Does the Dockerfile's steps in an empty folder and starts the result, for machines without a container engine.
# What a container adds is not tried: its user, its limits, its read-only file system (files are made read-only here).
# Usage, from the root of the repository: sh deploy/try-image.sh [FOLDER]
set -eu
root=$(pwd)
test -f "$root/deploy/Dockerfile" || { echo 'Run it from the root of the repository.' >&2; exit 2; }
folder=${1:-$(mktemp -d)}
build=$folder/build
app=$folder/app
data=$folder/data
mkdir -p "$build" "$app" "$data"

# The lines COPY and RUN of the first stage.
cp "$root/package.json" "$root/package-lock.json" "$root/.npmrc" "$build"
mkdir "$build/scripts"
cp "$root/scripts/build.mjs" "$build/scripts"
cp -R "$root/src" "$build/src"
(cd "$build" && npm ci && npm prune --omit=dev --ignore-scripts)

# Those of the second.
mv "$build/node_modules" "$build/dist" "$app"
cp "$root/package.json" "$root/LICENSE" "$app"
cp -R "$root/models" "$root/data" "$app"
cp -R "$root/corpus" "$folder/corpus"
chmod -R a-w "$app"

export NODE_ENV=production CORPUS_DIR="$folder/corpus" INDEX_DIR="$data/index"
export FEEDBACK_FILE="$data/feedback.jsonl" GAPS_FILE="$data/gaps.jsonl"
before=$(cd "$app" && find . -type f | sort | cksum)
answer=$(cd "$app" && printf 'clause 34\nWill the EU lift the yellow card?\n' | DISCORD_TOKEN= node dist/main.js)
case $answer in
  *'Yellow Card'*) ;;
  *) echo 'It started, but did not answer.' >&2; exit 1 ;;
esac
test "$before" = "$(cd "$app" && find . -type f | sort | cksum)" || { echo 'It wrote into its own folder.' >&2; exit 1; }
du -sm "$app/node_modules" "$app/dist" "$app/models" "$app/data" "$data" | sed "s|$folder/||"
echo 'The steps of the Dockerfile give a program that builds its index and answers.'
chmod -R u+w "$app"
test -n "${1:-}" || rm -rf "$folder"
