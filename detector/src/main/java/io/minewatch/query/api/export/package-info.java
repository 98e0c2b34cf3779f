/** Detections as files for other programs: CSV, XLSX, GeoJSON. Text in them never acts. */
package io.minewatch.query.api.export;
