/// Everything pages are built of: notices, tables, lists, marks. One function a part, values in, `HTML` out.
///
/// A page is put together of these and never writes their class names itself, so a part looks and reads the same
/// wherever it stands and can be mended in one place. Form fields are `Fields`, because they know what was typed.
package enum Parts {}
